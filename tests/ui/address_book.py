"""An address book by somebody who knows some of those in the lived-in notebook."""

ADDRESS_BOOK = b"""BEGIN:VCARD
VERSION:3.0
FN:Ana Ruiz
EMAIL:ana@lugs.example
TEL;TYPE=CELL:+351 555 0123
TITLE:Frame builders' co-op
BDAY:1986-04-15
NOTE:Two sisters.
GEO:37.386013;-122.082932
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Wren H.
EMAIL:wren@books.example
TITLE:Bookbinder
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Zoe Baptiste
TITLE:Kayak builder
ADR;TYPE=HOME:;;12 Harbour Row;Porto;;4000;Portugal
TEL:+351 555 0199
URL:https://zoe.example
NOTE:Met at the harbour.\\nKnows everything about varnish.
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Bram Visser
TITLE:Lighthouse keeper
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Huw Prosser
END:VCARD
BEGIN:VCARD
VERSION:3.0
END:VCARD
"""

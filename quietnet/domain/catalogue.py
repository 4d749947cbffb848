"""The prompt catalogue: every line quietnet can suggest, in its own words, with its basis.

Depth model, section 5. Shown one at a time; nothing is ever sent.
"""

from dataclasses import dataclass
from enum import StrEnum

from quietnet.domain.depth_word import Depth


class Group(StrEnum):
    """What a line is for; the letter is the first of its lines' ids."""

    BEFORE = "B"
    DURING = "D"
    AFTER = "A"
    BROADEN = "W"
    DEEPEN = "P"
    ADVICE = "Q"
    HELP = "H"
    OFFLINE = "M"
    RECONNECT = "R"

    @property
    def words(self) -> str:
        """What the group is called."""
        return _WORDS[self]


_WORDS = {
    Group.BEFORE: "before you meet",
    Group.DURING: "during",
    Group.AFTER: "after",
    Group.BROADEN: "broaden",
    Group.DEEPEN: "deepen",
    Group.ADVICE: "ask for advice",
    Group.HELP: "offer help",
    Group.OFFLINE: "move offline",
    Group.RECONNECT: "reconnect",
}


@dataclass(frozen=True, slots=True)
class Prompt:
    """One line. ``start`` is the shallowest depth at which it may appear; ``basis`` its source."""

    id: str
    group: Group
    start: Depth
    line: str
    basis: str


# Each stanza: id, shallowest depth and basis; then the line, joined where it is wrapped.
_WRITTEN = """
B1 MET · Huang 2017
Choose one thing you honestly want to know from them. Let the rest of the evening be whatever it
is.

B2 KITCHEN · Hall 2019 (catching up)
Reread your last note and carry one thread in with you.

B3 HEARD · Jacques-Hamilton 2019
Decide now when you will leave. A known end makes a long middle possible.

B4 HEARD · Dunbar 1995; Krems 2016
At a party, look for the smallest room. It usually has the kettle in it.

B5 HEARD · Zelenski 2013; Kardas 2021
It will probably be less awkward than it looks from here.

D1 HEARD · Mehl 2010
What are you in the middle of reading, building or mending?

D2 HEARD · Kardas 2021
How did you come to it? Who handed you the first one?

D3 MET · Huang 2017
Which part of it is harder than it looks from outside?

D4 MET · Aron 1997 (gradual)
What do you see in it now that you missed a year ago?

D5 MET · Huang 2017
When they stop, ask one more about that, before you bring your own.

D6 KITCHEN · Aron 1997; Altman & Taylor
Offer something true, a shade braver than the last true thing said. Then wait.

A1 MET · essay; Burke & Kraut 2014 (composed)
Send the thing you both mentioned: the title, the map, the name of the shop.

A2 MET · Mastrandrea 2015
Write down what mattered, in their words, three lines at most.

A3 MET · Kumar & Epley 2018
Tell them the one sentence that stayed with you.

A4 MET · Granovetter (services)
If you promised something, do it this week, or say when.

A5 MET · Jacques-Hamilton 2019
A good evening needs no reply the same night. Rest first.

W1 KITCHEN · Granovetter; essay ("who else is doing cool things?")
Who do you know that is making something good and saying little about it?

W2 KITCHEN · Rajkumar 2022
Whose work should I have come across by now?

W3 KNOWN · triadic closure
Is there someone I would enjoy, who would enjoy it too?

W4 KNOWN · Obstfeld 2005
There is a person you would like. May I write to you both and then leave you to it?

W5 HEARD · Hall 2019; Kossinets & Watts 2006
Go three times to the same small place: a repair evening, a reading table.

W6 HEARD · Sandstrom & Dunn 2014
Say a whole sentence to somebody you usually nod at.

P1 KITCHEN · Altman & Taylor (breadth)
Apart from our usual subject, what has been filling your head?

P2 KITCHEN · Hall 2019
Last time there was ___. How does it stand now?

P3 KITCHEN · Kardas 2021
What do you wish people asked you about?

P4 KITCHEN · Kardas 2021
Which opinion did you leave behind, and what did leaving cost?

P5 KNOWN · Aron 1997; Collins & Miller 1994
I have said this to very few people: ___

P6 KITCHEN · Roberts & Dunbar 2015
Let us do something instead of talk: a ride, a shelf, a soup.

P7 KNOWN · Granovetter (confiding)
What helps you in a bad week? I would like to know before there is one.

Q1 MET · Flynn & Lake 2008; (Brooks 2015)
You know this far better than I do. What would you try first?

Q2 MET · Flynn & Lake 2008; Lazega
I have two ways to go and cannot see the difference. May I show you both?

Q3 WORDS · Flynn & Lake 2008; (Brooks 2015)
What would you read before starting, and what would you skip?

Q4 MET · Bohns 2016 (make no easy)
Could you look at this for ten minutes? A plain no is fine.

Q5 WORDS · Rajkumar 2022
In my place, whom would you ask?

H1 MET · Granovetter (services)
I have Saturday morning and a set of hex keys. Does anything need two people?

H2 MET · Zhao & Epley 2022
You said ___ was stuck. I could take this small part of it.

H3 WORDS · Liu 2022
I read this and thought of your ___. No answer needed.

H4 KITCHEN · essay
I would gladly read it before anyone else does.

H5 KNOWN · responsiveness: Reis & Shaver 1988
Is this a moment for ideas, or only for company?

M1 HEARD · G&K ("communicating once")
I have read you quietly for a while. The one about ___ stayed with me. Hello.

M2 WORDS · Kumar & Epley 2021
Would fifteen minutes of talking be easier than all this typing?

M3 WORDS · Sherman 2013; essay
I am in your town on ___. One coffee, no programme.

M4 WORDS · Hall 2019
There is a small evening on ___. I would go if one other person did.

R1 KITCHEN · Liu 2022
I passed ___ today and remembered the evening we ___. I hope you are well.

R2 KITCHEN · Liu 2022 (surprise)
No news, no request. You crossed my mind and I was glad.

R3 KITCHEN · Kumar & Epley 2018
I still use what you taught me about ___.

R4 KITCHEN · Kumar & Epley 2018
You once helped me with ___. It came out well and I never told you.

R5 KITCHEN · Levin 2011; Walter 2015
I have a question, and you are the one who would know.

R6 KITCHEN · Aknin & Sandstrom 2024
Before the hard note, write an easy one to someone near, to warm the hand.
"""


def _read(stanza: str) -> Prompt:
    head, _, line = stanza.strip().partition("\n")
    key, _, basis = head.partition(" · ")
    id_, start = key.split()
    return Prompt(id_, Group(id_[0]), Depth(start), " ".join(line.split("\n")), basis)


PROMPTS = {prompt.id: prompt for prompt in map(_read, _WRITTEN.split("\n\n"))}
"""Every line by its id, in the catalogue's order."""

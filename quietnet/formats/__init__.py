"""Bytes to records and back, one file a format. Pure: nothing here touches a disk."""

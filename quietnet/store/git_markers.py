"""Git's markers: a file in which git left both sides of a conflict, taken apart into the two."""

_OURS, _BASE, _THEIRS, _END = b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>"
_NEXT = {_OURS: (_BASE, _THEIRS), _BASE: (_THEIRS,), _THEIRS: (_END,), _END: (_OURS,)}


def sides(raw: bytes) -> tuple[bytes, bytes] | None:
    """Return what a file says on either side, None where there are no markers, or not whole ones.

    No line of a shelf can begin like a marker: JSON has no line feed inside a text.
    """
    if _OURS not in raw:
        return None
    ours: list[bytes] = []
    theirs: list[bytes] = []
    at = _END
    for line in raw.splitlines(keepends=True):
        mark = line[: len(_OURS)]
        if mark in _NEXT and line[len(_OURS) :][:1] in (b"", b" ", b"\r", b"\n"):
            if mark not in _NEXT[at]:
                return None
            at = mark
            continue
        if at in (_OURS, _END):
            ours.append(line)
        if at in (_THEIRS, _END):
            theirs.append(line)
    is_whole = at == _END and ours != theirs
    return (b"".join(ours), b"".join(theirs)) if is_whole else None

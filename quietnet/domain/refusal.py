"""What is said when a record is refused: one sentence with the field and the reason."""

from pydantic import ValidationError


class Refused(ValueError):
    """Something was asked for that cannot be done; the message is a sentence for the person."""


def why_refused(error: ValidationError) -> str:
    """Return one plain sentence for the first thing a record was refused for."""
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"]).replace("_", " ") or "record"
    raised = first.get("ctx", {}).get("error")
    if isinstance(raised, ValueError):
        return str(raised)
    if first["type"] == "missing":
        return f"The {where} is missing."
    return f"The {where} is not right: {first['msg']}."

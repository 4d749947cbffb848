"""The one place that knows what time it is; everything else is told."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

NIGHT_ENDS = 4


@dataclass(frozen=True)
class Clock:
    """Now and today. ``fixed`` stands still; until ``night_ends`` it is still yesterday."""

    fixed: date | None = None
    night_ends: int = NIGHT_ENDS

    def now(self) -> datetime:
        """Return this moment in UTC; on a fixed day, noon of it."""
        if self.fixed:
            return datetime(self.fixed.year, self.fixed.month, self.fixed.day, 12, tzinfo=UTC)
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the day it is for someone who is still up."""
        return self.fixed or self.day_of(datetime.now(UTC))

    def day_of(self, moment: datetime) -> date:
        """Return the day a moment belonged to, here, for someone who was still up."""
        return (moment.astimezone() - timedelta(hours=self.night_ends)).date()

"""Instants are seconds since 1970 UTC, days are whole days since then (CLK-6)."""

import calendar
import datetime

DAY = 86400
EPOCH = datetime.date(1970, 1, 1)


def instant(year, month, day, hour=0, minute=0, second=0):
    moment = datetime.datetime(year, month, day, hour, minute, second, tzinfo=datetime.timezone.utc)
    return int(moment.timestamp())


def day_of(instant_):
    return instant_ // DAY


def instant_text(instant_):
    moment = datetime.datetime.fromtimestamp(instant_, datetime.timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def day_text(day):
    return (EPOCH + datetime.timedelta(days=day)).isoformat()


def add_months(day, months):
    """SUB-20: the same day number, clamped to the last day of the month."""
    date = EPOCH + datetime.timedelta(days=day)
    month_index = date.month - 1 + months
    year, month = date.year + month_index // 12, month_index % 12 + 1
    last = calendar.monthrange(year, month)[1]
    return (datetime.date(year, month, min(date.day, last)) - EPOCH).days

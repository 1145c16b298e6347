"""How much of a server the program asks, and how much it takes from one, declared once."""

from __future__ import annotations

MEGABYTE = 1_000_000

DEADLINE_S = 30.0
"""For one exchange from the look-up of the name to the last byte, however slowly it drips."""
CONNECT_S = 10.0
IMPATIENT_S = 3.0
"""For an address of a host that has others: where IPv6 leads nowhere, IPv4 still gets its turn."""
MOST_ADDRESSES_TRIED = 4

MOST_FEED_BYTES = 8 * MEGABYTE
MOST_PAGE_BYTES = 20 * MEGABYTE
"""Decoded. What a page may weigh in the intake."""
MOST_ROBOTS_BYTES = 500_000
MOST_HEAD_BYTES = 200_000
"""Of status lines, headers and interim answers; a chunk's frame counts with the body."""

MOST_HOPS = 5
MOST_URL_CHARACTERS = 2_000

PARALLEL = 4
"""Processes that fetch at a time; each has one exchange."""
GAP_S = 2.0
"""Between two visits to one host."""
LONGEST_PAUSE_S = 7 * 24 * 3600.0
"""What is believed of a server that asks to be left alone for a while."""

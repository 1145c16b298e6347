"""The versions of one text: side by side, joined and parted."""

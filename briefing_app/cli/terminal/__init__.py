"""What the commands share: how they speak, and what they print."""

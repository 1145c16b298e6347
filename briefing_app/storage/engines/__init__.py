"""What a library is kept in: one seam, two engines, and the tables that both lay."""

"""Which page of a Word file everything lies on, before any office program has opened it."""

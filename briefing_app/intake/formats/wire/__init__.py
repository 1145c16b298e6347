"""The formats of news agencies: NewsML-G2, NewsML 1, NITF and ninjs."""

"""The exports of news archives: a file of many articles."""

"""PDF: lines by their places on the page become paragraphs again."""

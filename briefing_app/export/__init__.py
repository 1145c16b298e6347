"""The writers: one neutral document in, PDF, DOCX or plain text out."""

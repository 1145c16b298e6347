"""What comes into the library from any view: files, pasted texts, the watched folder, the samples."""

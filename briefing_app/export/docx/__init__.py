"""The Word writer: named styles and one body of XML in a package of parts."""

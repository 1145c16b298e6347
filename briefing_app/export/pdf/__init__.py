"""The PDF writer: own line and page breaking, drawn on ReportLab's canvas."""

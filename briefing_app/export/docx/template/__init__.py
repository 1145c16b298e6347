"""An organisation's own Word file as the template: its styles, headers, footers and page are kept."""

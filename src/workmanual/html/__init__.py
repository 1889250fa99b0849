"""HTML: pages of the site, sheets of forms, pages for print. Templates never come from a manual and always escape."""

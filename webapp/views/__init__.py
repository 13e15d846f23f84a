"""What answers a request: each view asks the content for values and hands them to its template."""

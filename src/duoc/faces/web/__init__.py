"""The plumbing of the web for every face: who acts, languages, headers, fault pages, problems for machines."""

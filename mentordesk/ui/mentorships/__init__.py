"""The list of mentorships, and the form that adds and edits one."""

"""What two people agreed: read, amended, reviewed, and what was agreed before."""

"""What looks after the files of open desks: backups, checks, and what lies beside them."""

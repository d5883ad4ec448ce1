"""What readers' browsers ask for, one page or a few of one kind a file."""

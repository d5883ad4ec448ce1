"""What is known of the people who wrote, and how it ends: kept, handed out, erased, forgotten."""

"""What serves many visitors at once: work in processes of its own, a sweep behind those who left, the web's manners."""

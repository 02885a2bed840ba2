"""唱校: two people read the report aloud, item by item, in letters that can be read from the other side of the desk."""

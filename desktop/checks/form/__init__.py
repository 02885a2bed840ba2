"""The form of the text: marks, spaces, numbers and names as GB/T 15834-2011 and GB/T 15835-2011 want them."""

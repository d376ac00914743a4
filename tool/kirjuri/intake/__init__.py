"""The door: forms made from schemas, a form's text read back into answers, answers into a record."""

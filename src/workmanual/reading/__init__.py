"""Reading: from an author's text to the model. Shape problems are found here, meaning problems by the checks."""

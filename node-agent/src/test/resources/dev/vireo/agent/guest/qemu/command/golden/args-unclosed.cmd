refused: args: a quotation mark " is not closed

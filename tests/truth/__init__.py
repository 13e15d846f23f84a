"""Every piece of text is in the language that its nearest `lang` claims: followed from where it comes from."""

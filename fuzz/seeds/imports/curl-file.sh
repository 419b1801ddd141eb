curl --data @body.json https://api.example

"""What a colleague would say: for each element, how a suggestion begins and what it proposes.

Beginnings hang on what the draft does (`response`), proposals on what the message does (`situation`).
In braces: `said` the draft's words, `re` its matter; of the message `it` (the matter), `deed`, `trouble`, `who` (the
customer), `one` (a single one), `told` (what
they begin with), `feel` ("They're furious") and `adj` ("furious"). A line whose words are not there is passed over.
"""

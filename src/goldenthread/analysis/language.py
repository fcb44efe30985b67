"""A plain check of the language: function words, and the script's letters.

Not a language detector: it says where English cues have no business. Function words are the most
frequent words of a language and hardly shared (Ingle 1976; Grefenstette 1995).
"""

import re

_WORDS = re.compile(r"[^\W\d_]+")
_ENGLISH_WORDS = """
    the a an and or but of to in on at for with from by is are was were be been have has had do does did
    will would can could should may i you he she it we they me him her us them my your his our their this that
    these those what which who when where how why not no yes if so as there here please thanks thank hello hi
    ok okay sorry any all just about get
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_OTHERS_WORDS = """
    der die das und ist nicht ein eine einen ich sie wir mit für auf von zu haben habe wird werden bitte danke
    vielen dank ihre ihnen mir uns auch oder wie wenn dass den dem guten
    le la les des du et est une pas vous nous je il elle pour avec sur dans que qui votre notre merci bonjour
    el los las y es un una por para con que su usted gracias hola no de se
    il lo gli di che per non sono grazie buongiorno con una questo
    o os um uma não você para com obrigado obrigada seu sua por
    het een en niet ik u wij van voor met op is dank graag uw
    och att det jag inte som på är för ett hej tack og ikke jeg
    nie się jest na że dziękuję proszę
"""
# Short words that English or names share.
_SHARED = frozenset(
    ["no", "is", "on", "me", "o", "a", "en", "se", "de", "die", "per", "met", "las", "los", "la", "el"]
)
_OTHERS = frozenset(_OTHERS_WORDS.split()) - _SHARED


def foreign(text: str) -> bool:
    """Say whether a text is plainly not English.

    Text of any length; a text of fewer than four words, or with neither English nor other function
    words in Latin script, is not called foreign. Assumes nothing about case. Never raises.
    """
    words = [word.lower() for word in _WORDS.findall(text)]
    letters = sum(map(len, words))
    if letters == 0:
        return False
    latin = sum(len(word) for word in words if word[0] <= "ɏ")
    if latin < letters / 2:
        return True
    if len(words) < 4:
        return False
    english = sum(word in _ENGLISH for word in words)
    other = sum(word in _OTHERS for word in words)
    return other > english and other >= 2

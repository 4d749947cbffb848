"""The words that make a question a sentence and say nothing of what is sought."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ASKING = _words(
    "who whom whose what which where when why how the a an of about and or is are was were to"
)
"""Ignored everywhere, unless nothing else was typed."""

LITTLE = _words(
    "i me my we us our you your he him his she her they them their it its"
    " do does did done have has had can could would should might shall be been being"
    " in on at from for with by as into than that this these those there any some"
    " know knows knew known think thinks say says said tell tells told talk talks talked"
    " speak speaks spoke ask asks asked help helps like likes liked love loves want wants"
    " live lives lived work works worked come comes came go goes went give gives gave"
    " make makes made do doing get got getting interested interesting into"
    " anyone anybody someone somebody anything something everybody everyone people person friend"
    " friends else ever last time lately again"
)
"""Ignored in a question alone: ``who works with wood`` seeks wood."""

COMMON = _words(
    "about above after again against almost alone along also although always among another around"
    " because become before began begin being below between beyond both came come could does doing"
    " done down during each early else enough even ever every first found from gave give goes going"
    " good great guide have having here high himself home house into introduction itself just keep"
    " kept know large last later least left less life like little live long look made make making"
    " many more most much must near need never next night nothing often once only open other"
    " others over part people perhaps place quite rather really right said same seem several"
    " shall short should show side since small some something sometimes soon still such take tell"
    " than that their them then there these they thing things think this those though through"
    " time times today together told took toward under until upon very walk want ways week well"
    " went were what when where whether which while whole whose will with within without word words"
    " work works world would year years young your history story stories using ideas things best"
    " better review article read reading text page link"
)
"""Too common in titles to tell whom one would help."""

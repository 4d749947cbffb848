"""First names that are also everyday words, and the words that tell the one from the other."""


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text, apart by white space, as a set."""
    return frozenset(text.split())


# Mostly names when they begin a sentence: "Jack rang", "Ruby and Iris".
NAMES_FIRST = word_set(
    """
    amber angel archer ash aspen aurora baker barb bard basil bay bea beau bell belle berry bill
    birch bishop blair blaze bonnie brandy brook buck bud buddy candy carol carp carter cat
    charm chase cherry cherub chip chuck clay clementine clover coco cole colt constance cooper
    coral cord crystal curt daffodil dahlia daisy dale dandy dee destiny diamond dick dill dolly
    dolphin don dot dove duke earl ebony echo elan ember emerald ernest fawn fern finch fisher
    fleur flint flora forest fox frank gale gay gem gene ginger glen goldie gray grey gull gus
    guy hank harley harper harry hazel heath heather herb hershey holly homer honey hunter
    hyacinth indigo iris ivory ivy jack jade jasmine jasper jay jean jersey jet jewel jimmy
    jolly josh junior juniper kit kitty lake lane lark laurel lavender leaf lee lily linden
    lotus lupin lynx mac magnolia major mandy maple marina marlin martin marvel mason mat matt
    max maxim mel melody mercury merit mick mike mimosa mink missy molly monk moss myrtle nan
    nelly nick norm nova oak olive opal orchid oriole oscar otter owl paddy page pansy parker
    pascal pat patsy patty pearl penny pepper perch petal petunia phoenix pip piper pippin polly
    poppy porter posy primrose quince raven ray reed reef reg regal rex rhubarb robin rocket
    rocky rod roger rosemary rowan ruby rue rusty rye sabre saffron sage sailor sally sandy
    sapphire savannah scarlet scout shelly sherry sienna sierra silver sky sonny sorrel sparrow
    stella sterling stew stone sue swan tabby tad taffy tanner tansy teddy terry thistle thyme
    tiger tommy tony topaz trip tucker tulip turner van vernal vesper vet vic victor viola
    violet walker wally ward warren willow wolf woody wren yarrow
    """
)
# Abstract words: a name unless what follows says otherwise: "Joy of cooking".
VIRTUES = word_set(
    """
    amity art bliss blessing blythe charity chastity clarity clemency concord courage faith
    felicity fortune freedom glory grace gratitude harmony heaven honesty honor honour humility
    integrity joy justice liberty love loyalty mercy patience peace pax prudence purity serenity
    spirit temperance tranquility trinity truth unity valor verity virtue wisdom
    """
)
# Months, seasons and times of day: after "in" or "last" they are when, not who.
TIMES = word_set(
    """
    april august autumn christmas dawn dusk easter eve friday fall jan january july june march
    may midnight monday morning noel night november october december february september saturday
    season spring summer sunday sunny thursday tuesday wednesday winter today tomorrow yesterday
    """
)
# Words that begin many a sentence as themselves: they are names there only with a sign.
OFTEN_WORDS = word_set(
    """
    a able al da del el la about above across actually add after again ago ah all almost along
    already also although always am amazing an and another any anyway apart are area aren't
    around as ask asked at auntie away baby back bad bag bake ball band bank bar barber bare
    base bath battle beach bean bear beautiful because bed bee been before being best better
    between big bike bird birthday bit black blue board boat bold book books born boss both
    bottle bought box boy brave bread break bright bring broad brother brought brown buck
    builder bus but butcher butter buy by cabin cafe cake call called came camp can car card
    care cash castle catch centre chance charm chase chat cheer chef chess child china choice
    choir christian church city class clay clean clear clerk close cloud club coach coast coat
    coffee cold colour come company cook cool corner could country cousin cow craft crew cross
    cup cure customer cut dad daddy dance dark dash day dean dear deep dentist did die dig
    dinner do doc doctor does dog done door down dr drake draw dream dress drew drink drive
    driver drum dry during dust dusty each early east easy eat edge egg either electric else
    emergency empty end engine english enough estate even evening ever every exam eye fair
    family fancy far farm farmer fast father favour feel felt few field film final find fine
    fire first fish fit five flat floor flower fly food foot for forever found four free french
    fresh friend from front fruit full fun funny game garage garden gas gate general gentle get
    gift girl give glad glass go goat gold good grand grandma grandpa granny grant grass great
    green ground group grow gym had hair half hall hand handy happy hard has hat have he head
    health hear heart heavy hello help hen her here hey hi high hill him his hit ho hold holiday
    home hope horse hospital host hot hotel hour house how hung hunt i ice idea if ill important
    in inn is island it its jazz job judge jump just keen keep key kind king kitchen knight know
    lady lamb lamp lance land landlady landlord large last late laugh law lawn lay le lead learn
    left lesson let letter library life lift light like line lion list little live local loft
    long look lord lost lot low luck lucky lunch lurch mad magic mail main make man many map
    mark market marsh mate may me mean meet men mentor merry met mid might mild miles milk mill
    min mine minister mirror miss mist misty mobile mom money moon more most mother mouse mouth
    move mrs much mum mummy music must my nana near neat need neighbour never new news next nice
    no noble none north not note nothing now number nurse of off office often oh ok old on once
    one only open or orange other our out over own pa page paint pair pal palm pan paper parent
    paris park part party pass past pastor path pay peak peg people perhaps phone piano pick
    picture piece pierce pin pink pipe pizza place plan plant play please plum plumber pope
    porch post pot potter power precious prince princess print professor prof purple quick quiet
    rabbit race rail rain rare raw read ready real really reception red rest rich ride right
    ring river road rob rock roof room rose rough round row rugby run sad safe said sail saint
    sang sat save saw say school sea seal see self send sent serene service set seven shade she
    shell ship shop short should show shy side sign silk simple since sing sister sit six skip
    sleep slim slow small smart smith smoke snow so social soft some son song soon sorry sound
    soup south spoke sport staff star start station stay steel step still stop storm stormy
    story strange street strong student studio such sugar sun sung super support sure sweet swim
    table tailor take talk tall taxi tea teacher team tell ten than thank thanks that the their
    them then there these they thing think this those three through thu tiny tip to together
    told too took top tour town toy train travel tree trip true try twin two uncle under until
    up upon us used useful very vet village visit wade wait walk wall war warm was wash watch
    water wave way we weather web wed week well went were west what when where which while white
    who whole why wide wife wild will win wind wine wing wise wish with woman wonder wood word
    work would write yard yeah year yes yet you young your zen
    """
)
EVERYDAY = NAMES_FIRST | VIRTUES | TIMES | OFTEN_WORDS
# Never somebody's name by themselves, whatever their capital, unless marked with an "@".
NEVER_ALONE = word_set(
    """
    a and are as at be but by for from he her him his i if in is it me not of on or our she that
    the their them they this to us was we were with you your
    """
)
TITLES = word_set(
    """
    dr mr mrs ms mx miss prof professor sir dame lady lord rev reverend fr father mother sister
    brother aunt auntie uncle cousin st saint grandma grandpa granny
    """
)
# "in May", "last summer", "14 June", "the end of August".
TIME_BEFORE = word_set(
    """
    in since until till last next this early late mid by during every each before after through
    throughout from to of on christmas year's years new between
    """
)
# What people do: after a capital that begins a sentence, the sign of a name.
DOES = word_set(
    """
    came said told went made brought took gave got thought knew saw met sent wrote rang left
    felt kept found says tells thinks wants knows lives works seems loves likes looks needs
    sounds didn't doesn't couldn't can't would wouldn't could spoke laughed cried began bought
    drove ate drank sang slept stood sat read lost won ran flew taught caught heard understood
    became comes goes makes brings takes gives gets sees writes rings feels keeps asks hopes
    plans moves calls cooks teaches studies remembers never always also still really
    """
)
WAS = word_set(
    """
    was is has had wasn't isn't hasn't hadn't
    """
)
# A capital after a name that is not a family name.
NO_FAMILY_NAME = (
    TIMES
    | NEVER_ALONE
    | word_set(
        """
    also am an any because before both came did does even had has have here how i'm instead jan
    feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    just later like now ok plus said should since some sometimes soon still than then there
    these those too until what when where which while who why will yes yesterday tomorrow today
    """
    )
)

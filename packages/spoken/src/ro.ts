/** Romanian: 256 things that nobody mishears for one another. */
export const ro = `
acoperiș acvariu afiș agrafă albină alpinist ambulanță amurg ancoră anotimp apicultor arbore arcuș ardei aripă
aspirator atelier autobuz avocat balcon bambus barcă basm batistă berbec bibliotecă bicicletă biscuit boier bomboană
brad brânză brățară bucătar bufniță bunic burete busolă buzunar cabană căciulă cactus cadran caiet camion canapea
caravană cărbune cascadă castel cavaler ceainic ceasornic cerneală chibrit chitară cicoare ciocan cireașă clopot cocoș
codru comoară concert coral coșuleț cristal crocodil cuibar cuptor curcubeu cutie delfin desen diamant dinam dirijor
drapel drumeț dulap dulceață dumbravă ecran elefant eșarfă etichetă excursie fagure făină familie fanfară farfurie
fazan felinar fereastră festival flaut floare fluture foarfecă foișor fragă frânghie fulger furnică galben gheață
goarnă grădină greblă greiere guguștiuc halat hambar hanorac hotel iaurt iederă iepure imprimantă insulă intrare
invitație izvor jachetă jgheab joben jucărie judecător jumătate lăcustă lavandă legumă lemn leopard liliac limonadă
linguriță lopată luceafăr lună lupoaică luptător lustră mandarină manual maraton măslină matematică melc melodie
microfon miere migdală morcov motan mugur munte muscă nasture navă nectar nicovală nisip nordic oaspete oblon oglindă
omletă orez orhidee orizont ornament pădure pantof papagal parfum pasăre penar pepene pictor piersică pilot planetă
plimbare podgorie poezie portocală poveste prăjitură prieten primăvară prosop pupitru radio rândunică regină rezervor
ritm robinet rochie rubin rucsac salcie șanț sardină șarpe scafandru scară scoică scrisoare semafor sfeclă sfinx
sirenă smarald șofran solniță sonerie sparanghel spumă stadion stejar stilou stradă subsol surpriză tablou tăciune
tandem temelie termos tigru tinichea tobogan torță trandafir trepied troleibuz trompetă turcoaz țurțur umbrelă univers
uscător vapor văzduh veveriță viespe visător vitamină zambilă zmeură zodiac zorele zurgălău
`;

/** Romanian: 256 things that nobody mishears for one another. */
export const ro = `
acoperiș acvariu afiș agrafă albină alpinist ambulanță amurg ancoră anotimp apicultor arbore arcuș ardei aripă
aspirator atelier autobuz avocat balcon balenă barcă basm batistă berbec bibliotecă bicicletă biscuit boier bomboană
brad brânză brățară bucătar bufniță bunic burete busolă buzunar cabană căciulă cactus cadran caiet camion canapea
caravană cărbune cascadă castel cavaler ceainic ceasornic cerneală chibrit chitară cicoare ciocan cireașă clopot
cocoș codru comoară concert coral coșuleț cristal crocodil cuibar cuptor curcubeu cutie delfin desen diamant dinam
dirijor drapel drumeț dulap dumbravă dunăre ecran elefant eșarfă etichetă excursie fagure făină familie fanfară
farfurie felinar fereastră festival fetiță flaut floare fluture foarfecă foișor fragă frânghie fulger furnică galben
gheață goarnă grădină grebla greiere guguștiuc halat hambar hanorac hotel iaurt iederă iepure imprimantă insulă
intrare invitație izvor jachetă jgheab joben jucărie judecător jumătate lăcustă lavandă legumă lemn leopard liliac
limonadă linguriță lopată lubeniță lună lupoaică luptător lustră măgar mandarină manual măslină matematică melc
melodie microfon miere migdale morcov motan muguri muntean muscă nasture navă nectar nicovală nisip nordic oaspete
oblon oglindă omletă orez orhidee orizont ornament pantof papagal păpușă parașută pasăre penar pepene pictor
piersică pilot planetă plimbare podgorie poezie portocală povești prăjitură prieten primăvară prosop pupitru radio
rândunică regină rezervor ritm robinet rochie rubin rufe salcie șanț sardină șarpe scafandru scară scoică scrisoare
semafor sfeclă sfinx sirenă smarald șofran solniță sonerie sparanghel spumă stadion stejar stilou stradă sultan
surpriză tablou tăciune tandem temelie termos tigru tinichea tobogan torță trandafir trepied troleibuz trompetă
turcoaz țurțur umbrelă univers uscător vapor văzduh veveriță viespe visător vitamină zambilă zmeură zodiac zorele
zurgălău
`;

/** Dutch: 256 things that nobody mishears for one another. */
export const nl = `
aardbei abrikoos accordeon advocaat agenda albatros ambacht ananas antenne aquarium artisjok asperge atelier
aubergine autoband avond azijn balkon bamboe banaan basilicum batterij benzine bergtop bezem bioscoop biscuit
bladzijde bloemkool boerderij boomgaard bosbes boterham bouwland brandweer brug buurman cactus cadeau camera caravan
chocolade citroen concert courgette cyclaam dakpan deken deurbel diamant dirigent dolfijn douche driehoek druppel
duif duinpan dwerg eekhoorn eiland elleboog engel envelop etalage fabriek fanfare feest fietsbel filosoof flamingo
fluit fontein fornuis framboos gazelle gebergte gember giraf gletsjer goudvis grasveld grot gymzaal haarlok handdoek
hangmat harp haven hazelnoot herfst hertog heuvel hijskraan honing hoofdstad horloge houtskool huifkar ijsbeer
ijskast inktvis insect jachthond jager januari jojo juwelier kabouter kalebas kanarie karper kasteel kerkuil kermis
ketting kiwi klaproos klaver klomp knoflook koekoek koffie komkommer koraal kreeft krokodil kruiwagen kussen kwartet
lagune lama lantaarn laurier lavendel leerling leeuwerik leraar libel limonade luipaard maandag maatbeker magneet
mandarijn margriet markt matroos medaille melkboer merel mier mimosa moeras monnik mosterd motor museum muziek
naaister nacht narcis neushoorn nijlpaard noordzee notenboom november oase oester oktober olifant olijf omelet
onweer ooievaar opera oranje orkest palmboom panter paprika paraplu parfum parkiet pauw peper perzik piano picknick
pinda pinguin planeet pleister ploeg poedel politie pompoen potlood praline prinses pyjama rabarber radijs raket
rendier robijn rotonde saffier salade saxofoon schelp sigaar sjaal slinger smaragd snoek soldaat specht spiegel
spinazie spoorweg station suiker tandarts tapijt telefoon tempel theepot tijger toekan tomaat toren tractor trapeze
trommel tulp tunnel vakantie vanille varken veulen viool voetbal vriezer walnoot walvis waterval winkel wolk wortel
zadel zebra zeehond zeilboot zilver zwaluw zwembad
`;

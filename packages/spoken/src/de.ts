/** German: 256 things that nobody mishears for one another. */
export const de = `
abend adler ahorn akkordeon albatros album alpen ameise ananas antilope apfel apotheke aprikose aquarium asphalt
atlas aubergine ballon bambus banane bauernhof baumwolle becher bergwerk bernstein birne bleistift blitz bratsche
brezel brief brokkoli brunnen busch butter chamäleon clown dampfer daumen delfin diamant dirigent distel domino
drachen drehorgel dreieck eberesche edelstein eidechse einhorn eisberg elefant ellbogen elster ente erdbeere erdnuss
fabrik fasan feige felsen ferien feuerwehr fichte fingerhut flamingo flieder flöte fluss forelle frosch frühling
garten gebirge gemüse gepard gewitter gitarre gletscher graben granit grille halskette hammer handschuh harfe
haselnuss hecht helm herzog himbeere hirsch hobel hochzeit honig hornisse hund imker ingwer jacke jaguar jasmin
joghurt juwel kabine kaktus kalender kanal känguru kapitän karotte kartoffel kastanie kegel kellner kerze kissen
kleeblatt knoblauch kolibri komet kompass konzert korken krähe kranich krebs kreide krokus kuchen kupfer kürbis
lagune lampe laterne lavendel lerche libelle linde lineal lorbeer luchs magnet maiglocke mandarine mantel marmelade
marzipan matrose maulwurf medaille melone messing mikroskop milch mittwoch mosaik motor möwe mühle muschel museum
nachbar nadel narzisse nashorn nelke nilpferd november obst oktober olive onkel oper orange orchidee palast palme
papagei paprika parfüm pelikan pfau pfeffer pferd pfirsich pflaume pilot pinguin pinsel planet posaune postkarte
prinz puzzle pyramide rakete rathaus rhabarber roggen rosine rubin rucksack safran salz samstag sandale saphir
schach schere schloss schwan silber sofa spargel spinat stachel stadion stempel stiefel storch strand tablett tasche
teekanne teppich theater tiger tischler tomate topf traktor trommel truhe tulpe turm umschlag vanille veilchen
ventil vulkan walnuss wimpel winter würfel wüste zahnarzt zebra zeder zeitung zimt zirkus zitrone zwiebel zwilling
`;

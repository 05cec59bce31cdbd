/** French: 256 things that nobody mishears for one another. */
export const fr = `
acajou accordéon acrobate affiche agneau alouette ambulance ananas ancre angelot antilope aquarium arbuste armoire
artichaut asperge assiette automne avion avocat baguette balcon bambou basilic bateau belette biscuit blaireau
bonbon bougie boussole bracelet brebis brioche broderie bruyère buisson cachalot caméléon campagne caramel cardigan
carnaval cascade castor charbon cheminée cheval chocolat cigale cigogne cinéma clocher coiffeur colibri colombe
compas concert costume couloir cravate crayon criquet cuillère danseur désert dimanche dindon dominos drapeau ébène
écharpe éclair écureuil église émeraude enclume enfant épinard éponge escargot estrade étagère étoile éventail
fabrique faisan fanfare fauteuil fenêtre février figue fleuve fontaine forgeron fougère fourmi fromage fusée galerie
gazelle genou gentiane gibier girafe glacier goéland gorille goudron grenier griffon grotte guêpe hareng hermine
hibou horloge huître iguane iris jaguar janvier jasmin journal kayak kiosque laitue lama lanterne lavande léopard
lessive lièvre limonade lionceau loupe lucarne lumière lutin magasin maïs manège marbre mariage marmotte matelot
melon menthe mercredi meuble miel mimosa montagne mosaïque mouton muguet myrtille navire noisette novembre nuage
octobre olive ombrelle oranger orchidée oreiller otarie ouragan oursin palmier papillon paprika parasol pastèque
patate pêcheur peigne pélican pendule perdrix persil peuplier phare piano pigeon pingouin pivoine planète plombier
plume poivron poney portail poulet puzzle pyramide quartz radis raquette rasoir récolte renard requin robinet ruban
ruche safran salade sandale sanglier saucisse saule saumon scarabée semoule serrure sifflet sirène sorbet statue
sucrier tabouret tartine temple terrasse théâtre tilleul timbre tiroir toboggan tomate torche tracteur trapèze
trésor triangle trombone truite tulipe tunnel vallée vanille velours verger vigneron village violon vipère voilier
voisin voiture volcan wagon zèbre zinc
`;

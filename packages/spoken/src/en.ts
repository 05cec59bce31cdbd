/** English: 256 things that nobody mishears for one another. */
export const en = `
acorn adult airport album alley almond amber anchor angel animal ankle answer apricot arrow artist atlas autumn
avocado bakery bamboo banana bandage basket beaver bedroom beetle bicycle biscuit blossom blouse branch bridge
broccoli bronze brother buffalo button cabinet cactus camera camping canary canyon caravan cardigan carpet castle
ceramic chess chimney cinema cinnamon citrus clover coconut compass concert cottage cousin cradle cricket crocus
crystal cucumber cupboard curtain cushion daisy desert diamond doctor dolphin domino dragon drawer dungeon eagle
easel eclipse elbow elephant emerald engine envelope evening fabric falcon family farmer flamingo flute folder
football forest fortune fossil freckle frigate fruit furnace garden garlic gazelle general geyser ginger giraffe
goblet gondola goose gravel grocery guitar hammock harbour harvest hedgehog highway holiday honey horizon hospital
husband iceberg igloo insect island ivory jaguar jasmine jelly jigsaw journey jungle kayak kernel kitchen koala
ladder lantern laurel lavender lemon leopard lettuce library lilac llama locket lullaby magnet mammoth mandarin
mango marble medal melody mermaid mirror mitten monarch morning mosaic muffin museum mustard napkin noodle nutmeg
oasis ocean octopus olive onion opera orange orchid ostrich oyster pancake panther papaya parade parsley pasture
peacock pelican pencil penguin perfume petunia piano picnic pigeon pilot planet plaster plumber poppy pottery
pumpkin puppet puzzle pyramid radish railway rainbow ribbon river ruby saffron sailor satchel sausage scarf season
shadow shampoo snowman spider spinach stadium statue stomach student summer sunday sweater teacher teapot temple
tennis theatre thimble thunder tomato tractor trumpet tulip tunnel turtle unicorn vanilla velvet village vinegar
violin volcano walrus wedding weekend whistle window wizard yoghurt zebra
`;

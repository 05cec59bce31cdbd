import { mutateRandomly } from './mutate-randomly';

window.besideMutate = mutateRandomly;

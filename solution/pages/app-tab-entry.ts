import { startAppTab } from './app-tab';

void startAppTab(window);

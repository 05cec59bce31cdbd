import { refuse } from '@beside/protocol';
import { extname } from 'node:path';
import type { Route } from './route';

const contentTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export const widgetFile: Route = {
  name: 'widget-file',
  methods: ['GET'],
  path: 'widget/{version}/{file}',
  isPublic: true,
  says: {
    summary: 'A file of the widget',
    callers: ['anyone'],
    answers: { 200: null },
    refusals: ['request/unknown-route'],
  },
  async handle({ params }, { settings, widgetFiles }) {
    const { version, file = '' } = params;
    const contentType = contentTypes[extname(file)];
    if (version !== settings.widgetVersion || !contentType) return refuse('request/unknown-route');
    const bytes = await widgetFiles.read(file);
    if (!bytes) return refuse('request/unknown-route');
    return new Response(bytes, {
      headers: {
        'content-type': contentType,
        'cache-control': 'public, max-age=31536000, immutable',
        'cross-origin-resource-policy': 'cross-origin',
      },
    });
  },
};

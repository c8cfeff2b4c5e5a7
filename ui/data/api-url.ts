import { API_PATHS, type RouteName } from './api-paths.ts';

type Values = Record<string, unknown>;

/** The address of one route below `/api`, its parameters and query filled in; absent query values are left out. */
export function apiUrl(name: RouteName, params: Values = {}, query: Values = {}): string {
  const path = API_PATHS[name].slice(API_PATHS[name].indexOf(' ') + 1);
  const filled = path.replace(/:(\w+)/g, (_whole, key: string) => encodeURIComponent(String(params[key])));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    // A filter without values lifts that of a saved view.
    if (Array.isArray(value) && value.length === 0) search.append(key, '');
    for (const one of [value].flat()) if (one !== undefined && one !== '') search.append(key, String(one));
  }
  return `/api${filled}${search.size > 0 ? `?${search}` : ''}`;
}

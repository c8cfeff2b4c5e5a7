import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** İznik turquoise: the one accent. Shade 8 carries white text in both schemes (6.5 : 1). */
const bilet: MantineColorsTuple = [
  '#e8f7f5',
  '#cfece8',
  '#a1d9d2',
  '#6ec5bb',
  '#45b3a7',
  '#2ba79a',
  '#159488',
  '#0b8076',
  '#0a6a62',
  '#06544e',
];
const dark: MantineColorsTuple = [
  '#dfe6e6',
  '#b6c2c4',
  '#98a6a9',
  '#667377',
  '#3a4649',
  '#2a3437',
  '#1b2325',
  '#161c1e',
  '#12181a',
  '#0d1213',
];

/** Where menus are drawn: inside <main>, because content outside of every landmark is lost to landmark navigation. */
const LAYERS = { target: '#layers' };

/** Mantine in the desk's colours and sizes. */
export const theme = createTheme({
  primaryColor: 'bilet',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  colors: { bilet, dark },
  defaultRadius: 8,
  cursorType: 'pointer',
  respectReducedMotion: true,
  // No web font: the reader's own interface font is there at once and costs nothing.
  fontFamily:
    "-apple-system, 'Segoe UI Variable Text', 'Segoe UI', Inter, Roboto, 'Noto Sans', Ubuntu, Cantarell, 'Helvetica Neue', 'DejaVu Sans Condensed', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: { fontWeight: '650' },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 250, events: { hover: true, focus: true, touch: false } } },
    // The page itself never scrolls, so nothing needs locking; the lock's style tag would break the security policy.
    Modal: {
      defaultProps: { radius: 12, centered: true, lockScroll: false },
      styles: { title: { fontSize: 16, fontWeight: 650 } },
    },
    Drawer: { defaultProps: { lockScroll: false } },
    Menu: { defaultProps: { shadow: 'md', radius: 10, withInitialFocusPlaceholder: false, portalProps: LAYERS } },
    Popover: { defaultProps: { shadow: 'md', radius: 10, portalProps: LAYERS } },
    Combobox: { defaultProps: { portalProps: LAYERS } },
  },
});

/** Ties Mantine's own variables to tokens.css, so that both speak the same colours. */
export const cssVariables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-dimmed': 'var(--ink-faint)',
    '--mantine-color-placeholder': 'var(--ink-faint)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-anchor': 'var(--brand-ink)',
    '--mantine-color-bilet-light': 'var(--brand-soft)',
    '--mantine-color-bilet-light-color': 'var(--brand-ink)',
  };
  return { variables: {}, light: both, dark: both };
};

/** The nonce that the server put into this page; Mantine's style tags need it under our content security policy. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

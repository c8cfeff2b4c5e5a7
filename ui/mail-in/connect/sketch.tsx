import type { Picture } from './app-guides.ts';
import classes from './sketch.module.css';

const WIDTH = 240;
const MENU = 104;
/** A longer name is pressed together to it, whatever the letters of the browser are: nothing sticks out of its place. */
const fitting = (name: string, room: number) =>
  name.length * 4.9 > room ? { textLength: room, lengthAdjust: 'spacingAndGlyphs' as const } : {};

/** A page of a service, drawn: its menu, and where to click. Decorative; the words beside it say the same. */
export function Sketch({ menu, at, choice = [], ticks = [], field, button, values = [] }: Picture) {
  const left = MENU + 12;
  const right = WIDTH - 10;
  return (
    <svg className={classes['sketch']} viewBox={`0 0 ${WIDTH} 132`} aria-hidden="true">
      <rect x="0.5" y="0.5" width={WIDTH - 1} height="131" rx="8" className={classes['paper']} />
      <path d={`M0.5 16.5H${WIDTH - 0.5}`} className={classes['edge']} />
      <path d={`M${MENU}.5 16.5V131`} className={classes['edge']} />
      {[9, 17, 25].map((x) => (
        <circle key={x} cx={x} cy="8.5" r="2.3" className={classes['faint']} />
      ))}
      {menu.map((name, index) => (
        <g key={name}>
          {index === at && (
            <rect x="4" y={23 + index * 20} width={MENU - 8} height="17" rx="4" className={classes['here']} />
          )}
          <text
            x="9"
            y={34.5 + index * 20}
            {...fitting(name, MENU - 18)}
            className={classes[index === at ? 'hereText' : 'faintText']}
          >
            {name}
          </text>
        </g>
      ))}
      {choice.map(({ name, isTaken }, index) => (
        <g key={name} transform={`translate(0 ${index * 20})`}>
          <circle cx={left + 5} cy="32" r="4.5" className={classes['ring']} />
          {isTaken && <circle cx={left + 5} cy="32" r="2.4" className={classes['click']} />}
          <text
            x={left + 15}
            y="35.5"
            {...fitting(name, right - left - 15)}
            className={classes[isTaken ? 'text' : 'faintText']}
          >
            {name}
          </text>
        </g>
      ))}
      {ticks.map((name, index) => (
        <g key={name} transform={`translate(0 ${index * 20})`}>
          <rect x={left} y="27.5" width="9" height="9" rx="2" className={classes['click']} />
          <path d={`M${left + 2} 32l2 2 3.2-4`} className={classes['tick']} />
          <text x={left + 15} y="35.5" {...fitting(name, right - left - 15)} className={classes['text']}>
            {name}
          </text>
        </g>
      ))}
      {field && (
        <g transform={`translate(0 ${choice.length * 22})`}>
          <text x={left} y="37" className={classes['text']}>
            {field[0]}
          </text>
          <rect x={left} y="43" width={right - left} height="19" rx="4" className={classes['marked']} />
          <text x={left + 6} y="56" className={classes['hereText']}>
            {field[1]}
          </text>
        </g>
      )}
      {values.map((name, index) => (
        <g key={name} transform={`translate(0 ${(button ? 40 : 0) + index * 44})`}>
          <text x={left} y="35" className={classes['text']}>
            {name}
          </text>
          <rect x={left} y="41" width={right - left} height="19" rx="4" className={classes['marked']} />
          <path d={`M${left + 7} 50.5h${58 - index * 14}`} className={classes['words']} />
          <g transform={`translate(${right - 16} 44.5)`} className={classes['copyMark']}>
            <rect x="0" y="2.5" width="7.5" height="8.5" rx="1.5" />
            <path d="M3 2.5V1.5a1.5 1.5 0 0 1 1.5-1.5h4.5a1.5 1.5 0 0 1 1.5 1.5v5.5a1.5 1.5 0 0 1-1.5 1.5h-1.5" />
          </g>
        </g>
      ))}
      {button && (
        <g transform={`translate(0 ${values.length > 0 ? -78 : 0})`}>
          <rect
            x={right - Math.max(48, button.length * 4.9 + 16)}
            y="104"
            width={Math.max(48, button.length * 4.9 + 16)}
            height="19"
            rx="5"
            className={classes['click']}
          />
          <text
            x={right - Math.max(48, button.length * 4.9 + 16) / 2}
            y="117"
            textAnchor="middle"
            className={classes['clickText']}
          >
            {button}
          </text>
        </g>
      )}
    </svg>
  );
}

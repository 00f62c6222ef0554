/** Series of ECharts that several figures draw. They need nothing of the library, which is loaded later. */

/** Upright intervals `[x, low, high]` with caps. */
export function errorBars(data, colour) {
    return {
        type: 'custom',
        silent: true,
        z: 5,
        tooltip: { show: false },
        encode: { x: 0, y: [1, 2] },
        data,
        renderItem: (_, api) => {
            const [x, low] = api.coord([api.value(0), api.value(1)]);
            const [, high] = api.coord([api.value(0), api.value(2)]);
            const stroke = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: colour, lineWidth: 1.5 } });
            return { type: 'group', children: [stroke(x, low, x, high), stroke(x - 4, low, x + 4, low), stroke(x - 4, high, x + 4, high)] };
        },
    };
}

/** Lying intervals `[low, high, y]` with caps. */
export function spans(data, colour) {
    return {
        type: 'custom',
        silent: true,
        z: 1,
        tooltip: { show: false },
        encode: { x: [0, 1], y: 2 },
        data,
        renderItem: (_, api) => {
            const [low, y] = api.coord([api.value(0), api.value(2)]);
            const [high] = api.coord([api.value(1), api.value(2)]);
            const stroke = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: colour, lineWidth: 2 } });
            return { type: 'group', children: [stroke(low, y, high, y), stroke(low, y - 5, low, y + 5), stroke(high, y - 5, high, y + 5)] };
        },
    };
}

/** A line with a band around it; points are `{ x, y, low, high }`. A single one has no band, but the interval. */
export function band(points, colour) {
    return [
        points.length === 1
            ? errorBars(
                  points.map(({ x, low, high }) => [x, low, high]),
                  colour,
              )
            : {
                  type: 'custom',
                  silent: true,
                  z: 1,
                  tooltip: { show: false },
                  encode: { x: 0, y: [1, 2] },
                  data: points.map(({ x, low, high }) => [x, low, high]),
                  renderItem: (parameters, api) => {
                      // One shape for all points, drawn with the first of them.
                      if (parameters.dataIndex !== 0) {
                          return null;
                      }
                      const upper = points.map(({ x, high }) => api.coord([x, high]));
                      const lower = points.map(({ x, low }) => api.coord([x, low])).reverse();
                      return { type: 'polygon', shape: { points: [...upper, ...lower] }, style: { fill: colour, opacity: 0.2 } };
                  },
              },
        {
            type: 'line',
            z: 3,
            symbol: 'circle',
            symbolSize: 7,
            data: points.map(({ x, y }) => [x, y]),
            lineStyle: { color: colour, width: 2 },
            itemStyle: { color: colour },
        },
    ];
}

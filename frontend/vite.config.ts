import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const api = { '/api': { target: 'http://127.0.0.1:8080' } };

export default defineConfig({
  plugins: [react()],
  server: { proxy: api },
  preview: { proxy: api },
  build: { target: 'es2022' },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
});

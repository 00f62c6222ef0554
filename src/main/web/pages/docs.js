import SwaggerUI from 'swagger-ui/swagger-ui-es-bundle.js';
import 'swagger-ui/swagger-ui.css';
import '../docs.css';

const main = document.querySelector('main');

try {
    const response = await fetch('/openapi?format=json');
    if (!response.ok) {
        throw new Error(`The description could not be read: the server answered ${response.status}.`);
    }
    const spec = await response.json();
    // The description names the address of a demo; what is tried here goes to where the page came from.
    spec.servers = [{ url: location.origin }];
    main.textContent = '';
    SwaggerUI({
        spec,
        domNode: main.appendChild(document.createElement('div')),
        deepLinking: true,
        docExpansion: 'list',
        // No badge from a validator elsewhere.
        validatorUrl: 'none',
    });
} catch (error) {
    main.innerHTML = '<div class="failure" role="alert"><h1>API</h1><p></p><a href="/openapi">The description itself</a></div>';
    main.querySelector('p').textContent = error.message;
}
